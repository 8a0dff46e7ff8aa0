// SPDX-License-Identifier: GPL-3.0-or-later
// Floors for the colours: apart under full colour-vision deficiency (Machado, Oliveira and Fernandes
// 2009; CIEDE2000 distance) and at least 3:1 against the paper (WCAG 2.2, 1.4.11).
import assert from "node:assert/strict";
import test from "node:test";
import {
  channels, contrast, dark, light, rampColour, rampSteps, slotColour, slots, textOn,
} from "../src/style/palette";

type Triple = [number, number, number];

const deficiencies: Record<string, Triple[]> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]],
};

function linear(colour: string): Triple {
  return channels(colour).map((c) => {
    const v = c / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

const times = (m: Triple[], [r, g, b]: Triple) =>
  m.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))) as Triple;

function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const turn = Math.PI / 180;

/** CIEDE2000 (Sharma, Wu and Dalal 2005). */
function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const polar = (a: number, b: number) => {
    const ap = (1 + g) * a;
    return [Math.hypot(ap, b), ((Math.atan2(b, ap) / turn) + 360) % 360] as const;
  };
  const [c1, h1] = polar(a1, b1);
  const [c2, h2] = polar(a2, b2);
  let dh = c1 * c2 === 0 ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  let hm = h1 + h2;
  if (c1 * c2 !== 0) hm = Math.abs(h1 - h2) <= 180 ? hm / 2 : hm < 360 ? (hm + 360) / 2 : (hm - 360) / 2;
  const lm = (l1 + l2) / 2;
  const cm = (c1 + c2) / 2;
  const t = 1 - 0.17 * Math.cos((hm - 30) * turn) + 0.24 * Math.cos(2 * hm * turn) +
    0.32 * Math.cos((3 * hm + 6) * turn) - 0.2 * Math.cos((4 * hm - 63) * turn);
  const l = (l2 - l1) / (1 + (0.015 * (lm - 50) ** 2) / Math.sqrt(20 + (lm - 50) ** 2));
  const c = (c2 - c1) / (1 + 0.045 * cm);
  const h = (2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * turn)) / (1 + 0.015 * cm * t);
  const r = -2 * Math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((hm - 275) / 25) ** 2)) * turn);
  return Math.sqrt(l * l + c * c + h * h + r * c * h);
}

test("CIEDE2000 reproduces published pairs", () => {
  assert.ok(Math.abs(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485]) - 2.0425) < 5e-4);
  assert.ok(Math.abs(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387]) - 1.2644) < 5e-4);
});

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`${name}: categorical colours are apart for every kind of colour vision`, () => {
    for (const [kind, matrix] of Object.entries(deficiencies)) {
      const seen = theme.categories.map((c) => lab(times(matrix, linear(c))));
      seen.forEach((a, i) => seen.slice(0, i).forEach((b, j) =>
        assert.ok(ciede2000(a, b) >= 13, `${kind}: ${theme.categories[i]} and ${theme.categories[j]}`)));
    }
  });

  test(`${name}: categorical colours and texts stand out from the paper`, () => {
    for (const c of theme.categories) assert.ok(contrast(c, theme.paper) >= 3, c);
    for (const c of [theme.ink, theme.soft, theme.faint, theme.accent]) assert.ok(contrast(c, theme.paper) >= 4.5, c);
  });

  test(`${name}: text on a fill is readable`, () => {
    const fills = [
      ...Array.from({ length: slots }, (_, i) => slotColour(theme, i)),
      ...Array.from({ length: rampSteps }, (_, i) => rampColour(theme, i)),
    ];
    for (const fill of fills) assert.ok(contrast(fill, textOn(fill)) >= 4.3, fill);
  });

  test(`${name}: the ramp goes one way in lightness`, () => {
    const steps = Array.from({ length: rampSteps }, (_, i) => lab(linear(rampColour(theme, i)))[0]);
    const way = Math.sign(steps[rampSteps - 1]! - steps[0]!);
    for (let i = 1; i < steps.length; i++) assert.ok(way * (steps[i]! - steps[i - 1]!) > 0);
  });
}

/** Rounds half up, also where binary fractions are slightly below (1.005, 0.285). For numbers from zero. */
export function roundHalfUp(value: number, digits = 0): number {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

/** Rotations of Threefry-2x32. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const PARITY = 0x1bd11bda;
const ROUNDS = 20;

/** Two words, filled by `threefry`. */
export type Words = Uint32Array;

/**
 * Threefry-2x32 with 20 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): two random words for a key and a
 * counter. Unlike a sequence, which libraries offer, it gives the same number for the same place whatever else was drawn before: that is
 * what pairs two runs in which a control leaves out events.
 */
export function threefry(key: Words, first: number, second: number, into: Words): void {
  const [k0 = 0, k1 = 0] = key;
  const k2 = PARITY ^ k0 ^ k1;
  let a = (first + k0) | 0;
  let b = (second + k1) | 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const turn = ROTATIONS[round % 8] ?? 0;
    a = (a + b) | 0;
    b = ((b << turn) | (b >>> (32 - turn))) ^ a;
    if (round % 4 !== 3) continue;
    const step = (round + 1) / 4;
    a = (a + (step % 3 === 0 ? k0 : step % 3 === 1 ? k1 : k2)) | 0;
    b = (b + ((step + 1) % 3 === 0 ? k0 : (step + 1) % 3 === 1 ? k1 : k2) + step) | 0;
  }
  into[0] = a;
  into[1] = b;
}

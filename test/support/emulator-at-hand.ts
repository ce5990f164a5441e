import { locateMoto } from './moto.ts';

/** Begins to install the emulator where there is none, while the tests that need none run; who needs it waits for it. */
export default function setup(): void {
  void locateMoto();
}

import { locateMoto } from './moto.ts';

/** Starts installing a missing emulator while other tests run; tests that need it wait. */
export default function setup(): void {
  void locateMoto();
}

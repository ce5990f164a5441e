import { LEAST_RIGHTS } from '../run/providers.ts';
import { print } from './terminal.ts';

export async function policy(provider: keyof typeof LEAST_RIGHTS, metrics: boolean): Promise<void> {
  await print(`${JSON.stringify(LEAST_RIGHTS[provider](metrics), null, 2)}\n`);
}

import { LEAST_RIGHTS } from '../run/providers.ts';
import { print } from './terminal.ts';

export async function policy(provider: keyof typeof LEAST_RIGHTS): Promise<void> {
  await print(`${JSON.stringify(LEAST_RIGHTS[provider](), null, 2)}\n`);
}

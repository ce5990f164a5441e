import { LEAST_PRIVILEGE } from '../run/providers.ts';
import { print } from './terminal.ts';

export async function policy(provider: keyof typeof LEAST_PRIVILEGE, metrics: boolean): Promise<void> {
  await print(`${JSON.stringify(LEAST_PRIVILEGE[provider](metrics), null, 2)}\n`);
}

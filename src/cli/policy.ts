import { awsPolicyDocument } from '../run/index.ts';
import { print } from './terminal.ts';

export async function policy(): Promise<void> {
  await print(`${JSON.stringify(awsPolicyDocument(), null, 2)}\n`);
}

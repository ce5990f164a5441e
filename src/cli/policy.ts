import { awsPolicyDocument } from '../run/aws.ts';
import { print } from './terminal.ts';

export async function policy(): Promise<void> {
  await print(`${JSON.stringify(awsPolicyDocument(), null, 2)}\n`);
}

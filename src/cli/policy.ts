import { providerNamed } from './provider-named.ts';
import { print } from './terminal.ts';

/** Prints the least-privilege policy of a cloud as JSON. */
export async function policy(cloud: string, metrics: boolean): Promise<void> {
  const reader = await providerNamed(cloud).reader();
  await print(`${JSON.stringify(reader.policy(metrics), null, 2)}\n`);
}

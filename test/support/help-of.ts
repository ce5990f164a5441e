import { vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** What `cloudbrief COMMAND --help` prints. */
export async function helpOf(command: readonly string[]): Promise<string> {
  let help = '';
  // Help waits until it is written.
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text, ...others: unknown[]) => {
    help += String(text);
    for (const written of others) if (typeof written === 'function') (written as () => void)();
    return true;
  });
  await main(['node', 'cloudbrief', ...command, '--help']);
  write.mockRestore();
  return help;
}

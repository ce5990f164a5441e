import { existsSync, readFileSync } from 'node:fs';
// Commands that always print the same, by their words; `scripts/prebuild-output.ts` keeps what they print.
import PREBUILT from './prebuilt.json' with { type: 'json' };

/** Of terminals that say no width, as of pipes and files. */
const WIDTH = 80;

const LIST = 'checks-list.txt';

/** Whether a configuration may add checks of extensions. */
const isConfigured = () => existsSync('cloudbrief.yaml') || process.env['CLOUDBRIEF_PLUGINS'] !== undefined;

/**
 * Prints what the build has kept of a command, which takes half the time of running it. Resolves to false where there is
 * nothing, or where a terminal gets colours or another width.
 */
export function printPrebuilt(argv = process.argv, stdout = process.stdout) {
  const words = argv.slice(2);
  const name = words.some(word => word.includes(' ')) ? undefined : PREBUILT[words.join(' ')];
  if (name === undefined || (stdout.isTTY && (name !== 'help.txt' || stdout.columns !== WIDTH))) return false;
  if (name === LIST && isConfigured()) return false;
  try {
    const text = readFileSync(new URL(`../dist/prebuilt/${name}`, import.meta.url));
    return new Promise(resolve => {
      stdout.on('error', () => undefined);
      // `head` closes the pipe early; any other error is reported by the command itself.
      stdout.write(text, error => {
        resolve(!error || error.code === 'EPIPE');
      });
    });
  } catch {
    return false;
  }
}

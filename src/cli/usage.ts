import { CloudbriefError } from '../model/errors.ts';

/** What Commander says of a command line, as one of our errors: `error: unknown option '--regoin'\n(Did you mean --region?)`. */
export function usageError(said: string): CloudbriefError {
  const [first = '', ...more] = said.trim().split('\n');
  const message = first.replace(/^error: /, '').replace(/\.?$/, '.');
  const guess = more.map(line => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const help = '`cloudbrief --help` and `cloudbrief COMMAND --help` show what there is.';
  return new CloudbriefError(
    'CB_USAGE',
    message.charAt(0).toUpperCase() + message.slice(1),
    guess === '' ? help : `${guess} ${help}`,
  );
}

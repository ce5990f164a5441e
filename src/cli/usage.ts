import { CloudbriefError } from '../model/errors.ts';

/** Turns an error text of Commander into `CB_USAGE`: `error: unknown option '--regoin'\n(Did you mean --region?)`. */
export function usageError(text: string): CloudbriefError {
  const [first = '', ...more] = text.trim().split('\n');
  const message = first.replace(/^error: /, '').replace(/\.?$/, '.');
  const guess = more.map(line => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const help = 'See `cloudbrief --help` and `cloudbrief COMMAND --help`.';
  return new CloudbriefError(
    'CB_USAGE',
    message.charAt(0).toUpperCase() + message.slice(1),
    guess === '' ? help : `${guess} ${help}`,
  );
}

import { addException } from '../config/exceptions-edit.ts';
import { configPath, exceptionsBeside } from '../config/load.ts';
import { addMonths, dayOf, isDay } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';
import { MAX_EXCEPTION_MONTHS, type Exception } from '../model/exception.ts';
import { assertFails } from '../run/failed-finding.ts';
import { findCheck } from './check-metadata.ts';
import { readConfiguration } from './configuration.ts';
import { ownChecks, type OwnCheckFlags } from './own-checks.ts';
import { parseNow } from './now-option.ts';
import { print } from './terminal.ts';

export interface AcceptFlags extends OwnCheckFlags {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  readonly account?: string;
  readonly ticket?: string;
  readonly assessment?: string;
  readonly now?: string;
}

/** Records that a named person accepts a risk until a date: one check, for one resource or for all that fail it. */
export async function accept(check: string, resource: string | undefined, flags: AcceptFlags): Promise<number> {
  const today = dayOf(parseNow(flags.now) ?? new Date().toISOString());
  const { config } = readConfiguration(flags);
  const path = exceptionsBeside(configPath(flags.config, process.cwd()));
  const { own, failed } = await ownChecks(flags);
  const { id, title, aliases = [] } = findCheck(check, own);
  const ids = (name: string): string => (name === id ? id : findCheck(name, own).id);
  const until = dayUntil(flags.until, today, config.gate?.maxExceptionMonths ?? MAX_EXCEPTION_MONTHS);
  const selector = selectorOf(resource, flags.account);
  const assessment = await assertFails({ ids: [id, ...aliases], selector }, flags.assessment);
  const exception: Exception = {
    check: id,
    ...(selector === undefined ? {} : { resource: selector }),
    owner: flags.owner.trim(),
    reason: flags.reason.trim(),
    since: today,
    until,
    ...(flags.ticket === undefined ? {} : { ticket: flags.ticket.trim() }),
  };
  const done = addException(path, exception, { today, sameCheck: (a, b) => ids(a) === ids(b) });
  const what =
    selector === undefined
      ? `all resources that fail ${id}`
      : `${id} for ${resource ?? `account ${flags.account ?? ''}`}`;
  await print(
    `${path}: ${done === 'added' ? 'added' : 'renewed'}. ${exception.owner} accepts ${what} until ${until}.\n` +
      `The finding still lowers the score (“${title}” does not hold); the gate ignores it until then.\n` +
      (assessment === undefined
        ? 'No assessment was found in which to check that it fails; name one with --assessment.\n'
        : ''),
  );
  return failed;
}

/** People copy a name or the provider's id; the prefix of an id tells them apart. */
function selectorOf(resource: string | undefined, account: string | undefined): Exception['resource'] {
  if (resource === undefined && account === undefined) return undefined;
  const isId = resource !== undefined && /^(arn:|\/|(projects|organizations|folders|practice)\/)/.test(resource);
  return {
    ...(resource === undefined ? {} : isId ? { id: resource } : { name: resource.trim() }),
    ...(account === undefined ? {} : { account }),
  };
}

function dayUntil(text: string, today: string, maxMonths: number): string {
  const hint = `Use a date from ${today} to ${addMonths(today, maxMonths)}, for example ${addMonths(today, Math.min(3, maxMonths))}.`;
  if (!isDay(text)) throw new CloudbriefError('CB_USAGE', `--until "${text}" is not a date.`, hint);
  if (text < today) throw new CloudbriefError('CB_USAGE', `--until ${text} is in the past.`, hint);
  if (text <= addMonths(today, maxMonths)) return text;
  throw new CloudbriefError(
    'CB_USAGE',
    `--until ${text} is too late: a risk may be accepted for at most ${maxMonths} months (gate.maxExceptionMonths).`,
    hint,
  );
}

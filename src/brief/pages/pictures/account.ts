import type { Finding } from '../../../model/finding.ts';
import { accountKey } from '../../../model/keys.ts';
import { isOpenFail, NO_COPY, SAME_ACCOUNT, TOLD_OF_COPIES as CHECK } from '../../language/stake.ts';
import { messageCounts } from '../message-counts.ts';
import type { PictureColumn } from '../../picture-views.ts';
import { box, column, countsOf, plannedBoxes, unseenText, type Drawing } from './boxes.ts';

/** One log-in, what it can delete in its account, and what would be left outside. */
export function accountPicture(drawing: Drawing): readonly PictureColumn[] {
  const { words, assessment } = drawing;
  const [counted] = countsOf(assessment, [CHECK]);
  const group = worstAccount(assessment.findings);
  if (counted === undefined || group.length === 0) return [];
  const say = (key: string, data: Record<string, string | number> = {}): string =>
    words.translate(`pictures.account.${key}`, data);
  const withCopies = group.filter(({ template }) => template.key === SAME_ACCOUNT).length;
  const bare = group.filter(({ template }) => template.key === NO_COPY).length;
  const { logins = 0, atLeast = 'yes' } = messageCounts(assessment, CHECK);
  return [
    column([box('plain', say('login'), { glyph: 'key', lines: [Number(logins) > 0 ? say('logins', { n: logins, atLeast }) : say('anyLogin')] })]),
    column(
      [
        ...(withCopies > 0 ? [box('fails', say('stores', { n: withCopies }), { glyph: 'copies', lines: [say('together', { n: withCopies })] })] : []),
        ...(bare > 0 ? [box('fails', say('stores', { n: bare }), { glyph: 'data', lines: [say('bare', { n: bare })] })] : []),
      ],
      { title: say('inside'), framed: true, arrow: say('deletes') },
    ),
    column(
      [
        box(counted.pass === 0 ? 'fails' : counted.fail === 0 ? 'holds' : 'plain', say('outside', { n: counted.pass, of: counted.pass + counted.fail, seen: counted.unknown === 0 ? 'all' : 'part' }), {
          glyph: 'data',
          lines: [counted.pass === 0 ? '' : say('kept'), unseenText(words, counted.unknown)],
        }),
        ...plannedBoxes(drawing),
      ],
      { title: say('beyond'), framed: true },
    ),
  ]; // prettier-ignore
}

/** The failures of the account that has most data with every copy in it, else most data without a copy. */
function worstAccount(findings: readonly Finding[]): readonly Finding[] {
  const fails = findings.filter(one => one.check === CHECK && isOpenFail(one));
  const count = (group: readonly Finding[], key: string): number =>
    group.filter(({ template }) => template.key === key).length;
  return [...Map.groupBy(fails, ({ resource }) => accountKey(resource)).values()]
    .filter(group => count(group, SAME_ACCOUNT) + count(group, NO_COPY) > 0)
    .toSorted((a, b) => count(b, SAME_ACCOUNT) - count(a, SAME_ACCOUNT) || count(b, NO_COPY) - count(a, NO_COPY))
    .slice(0, 1)
    .flat();
}

import { sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { QUESTIONS } from '../../model/question.ts';
import { accountNames } from '../language/account-names.ts';
import type { Translator } from '../language/translator.ts';
import type { SheetView } from '../workbook-views.ts';

type Row = readonly (string | number)[];

/** Refused and failed calls, accounts and regions left out, questions without an answer, and types that no check reads. */
export function unseenSheet(words: Translator, assessment: Assessment): SheetView {
  const say = (key: string): string => words.translate(`workbook.unseen.${key}`);
  return {
    name: words.translate('workbook.sheets.unseen'),
    columns: [
      { title: say('kind'), width: 30 }, { title: say('what'), width: 56 }, { title: words.translate('evidence.account'), width: 30 },
      { title: words.translate('evidence.otherRegions'), width: 22 }, { title: say('count'), width: 10 },
      { title: words.translate('evidence.why'), width: 20 }, { title: say('permissions'), width: 50 }, { title: say('opens'), width: 50 },
    ],
    rows: [
      ...failedTargets(assessment, say),
      ...unreadCalls(words, assessment, say),
      ...regionRows(assessment, assessment.coverage.closed, say('closed')),
      ...regionRows(assessment, assessment.coverage.unwatched ?? [], say('unwatched')),
      ...assessment.coverage.unanswered.map(({ asks, question }): Row => [say('answer'), asks, '', '', 1, '', '', words.translate(`questions.${question}.tile`)]),
      ...otherTypes(assessment, say),
    ],
  }; // prettier-ignore
}

type Say = (key: string) => string;

function unreadCalls(words: Translator, assessment: Assessment, say: Say): Row[] {
  const { checks, coverage } = assessment;
  const names = accountNames(assessment);
  const questionOf = new Map(checks.map(({ id, question }) => [id, question]));
  return coverage.unread.map(line => {
    const waiting = new Set(line.checks.map(id => questionOf.get(id)));
    const tiles = QUESTIONS.filter(({ slug }) => waiting.has(slug)).map(({ slug }) =>
      words.translate(`questions.${slug}.tile`),
    );
    return [
      say('call'),
      sanitizeText(line.call, 160),
      sanitizeText(names.both(line.account), 160),
      sanitizeText(line.region, 80),
      line.count,
      words.translate(`evidence.unread.${line.reason}`),
      (line.permissions ?? []).join(' '),
      words.apart(tiles),
    ];
  });
}

function failedTargets(assessment: Assessment, say: Say): Row[] {
  const names = accountNames(assessment);
  return assessment.targets.flatMap(({ account, failed, omittedRegions = [] }): Row[] => [
    ...(failed === undefined ? [] : [[say('target'), '', names.both(account), '', 1, sanitizeText(failed, 160), '', '']]),
    ...(omittedRegions.length === 0 ? [] : [[say('omitted'), '', names.both(account), omittedRegions.join(' '), omittedRegions.length, '', '', '']]),
  ]); // prettier-ignore
}

function regionRows(assessment: Assessment, regions: Assessment['coverage']['closed'], kind: string): Row[] {
  const names = accountNames(assessment);
  return regions.map(({ account, region }) => [kind, '', names.both(account), sanitizeText(region, 80), 1, '', '', '']);
}

function otherTypes(assessment: Assessment, say: Say): Row[] {
  const names = accountNames(assessment);
  return (assessment.coverage.notLookedAt ?? []).flatMap(({ account, types }) =>
    types.map(({ type, count, regions }): Row => [
      say('type'),
      sanitizeText(type, 120),
      sanitizeText(names.both(account), 160),
      regions.join(' '),
      count,
      '',
      '',
      '',
    ]),
  );
}

import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { findingText } from '../language/finding-text.ts';
import { withPlannedPlaces } from '../language/planned-places.ts';
import { localizePseudonyms } from '../language/pseudonyms.ts';
import { resourceName } from './resource-name.ts';
import { translatorFor } from '../language/translator.ts';

const LABELS = {
  findings: 'evidence.findings',
  severity: 'evidence.severity',
  finding: 'comment.finding',
  resource: 'evidence.resource',
  where: 'comment.where',
  check: 'evidence.check',
  acceptedTitle: 'comment.acceptedTitle',
  by: 'comment.by',
  until: 'comment.until',
  cut: 'comment.cut',
  colon: 'evidence.colon',
} as const;

/** Texts of the pull request comment that the briefing does not have, in the reader's language. */
export interface CommentWords {
  readonly labels: Readonly<Record<keyof typeof LABELS, string>>;
  /** A redacted assessment with its pseudonyms in the language of the comment. */
  readonly named: (assessment: Assessment) => Assessment;
  /** "high", and "high, not seen" */
  readonly severity: (finding: Finding) => string;
  /** The message; for an unknown finding, what was checked and why it is unknown. */
  readonly said: (finding: Finding, tally: CheckTally | undefined) => string;
  readonly name: (finding: Finding) => string;
  readonly more: (n: number) => string;
  readonly moreAccepted: (n: number) => string;
  /** `date` as 2026-11-22 */
  readonly read: (date: string) => string;
}

export function commentText(language: Language): CommentWords {
  const words = translatorFor(language);
  const say = (key: string, data = {}): string => words.translate(`comment.${key}`, data);
  return {
    labels: Object.fromEntries(
      Object.entries(LABELS).map(([label, key]) => [label, words.translate(key)]),
    ) as CommentWords['labels'],
    named: assessment => localizePseudonyms(words, withPlannedPlaces(words, assessment)),
    severity: ({ severity, status }) => {
      const word = words.translate(`evidence.severities.${severity}`).toLocaleLowerCase(language);
      return status === 'fail' ? word : say(status === 'unknown' ? 'notSeen' : 'broken', { severity: word });
    },
    said: (finding, tally) => {
      const message = findingText(words, finding);
      if (finding.status === 'fail') return message;
      const title =
        tally === undefined ? finding.check : words.translateText(`checks.${finding.check}.title`, tally.title);
      return say('unseen', { title, message });
    },
    name: finding => resourceName(words, finding),
    more: n => say('more', { n }),
    moreAccepted: n => say('moreAccepted', { n }),
    read: date => say('read', { date }),
  };
}

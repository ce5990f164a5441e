import type { Loss } from '../../../model/assessment.ts';
import { isStated, nounOf } from '../../language/nouns.ts';
import { saidInPart } from '../../language/said-in-part.ts';
import type { BoxState, PictureBox, PictureColumn } from '../../picture-views.ts';
import { box, column, countsOf, unseenText, type Counted, type Drawing } from './boxes.ts';

/** The checks that must hold so that a loss is survived, in the order in which they are needed. */
const CHAINS: Partial<Readonly<Record<Loss, readonly string[]>>> = {
  S7: ['database-without-backup', 'untested-restore', 'missing-recovery-runbook', 'undefined-recovery-objectives'],
  S8: ['shared-database', 'no-queue-between-components', 'undocumented-critical-path', 'undocumented-third-party-dependencies'],
  S9: ['server-group-without-autoscaling', 'database-without-autoscaling', 'database-storage-autoscaling-disabled', 'untested-peak-load'],
  S10: ['burstable-database', 'burstable-server', 'accelerated-networking-disabled', 'previous-generation-instance-type'],
  S12: ['single-administrator', 'key-person-dependency', 'contact-with-personal-email', 'local-users-without-federation'],
}; // prettier-ignore
/** Of one link, a picture says no more than the facts do. */
const FEWEST = 2;

/** The safeguards one after another: which hold, which do not, and which a decision adds. */
export function safeguardsPicture({ words, assessment, risk, asked }: Drawing): readonly PictureColumn[] {
  const links = countsOf(assessment, CHAINS[risk.loss] ?? []);
  if (links.length < FEWEST) return [];
  return links.map((counted, at) => {
    const decided = asked.find(({ action }) => action?.check === counted.tally.id);
    const planned = decided === undefined ? [] : [box('planned', words.translate('pictures.decision', { letter: decided.letter }))]; // prettier-ignore
    return column([linkOf(words, assessment, counted), ...planned], { arrow: at === 0 ? undefined : '' });
  });
}

function linkOf(words: Drawing['words'], assessment: Drawing['assessment'], counted: Counted): PictureBox {
  const { tally, fail, pass, unknown } = counted;
  const state: BoxState = fail > 0 ? 'fails' : unknown > 0 ? 'unseen' : 'holds';
  const of = pass + fail;
  const lines = isStated(tally)
    ? [words.translate(`pictures.stated.${saidInPart(assessment, tally)?.template.key ?? state}`)]
    : [
        of === 0
          ? ''
          : words.translate('pictures.counted', { n: pass, of, noun: nounOf(words, tally.kinds, of, 'of') }),
        unseenText(words, unknown),
      ];
  return box(state, words.translate(`pictures.safeguards.${tally.id}`), { lines });
}

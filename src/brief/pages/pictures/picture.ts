import type { Loss } from '../../../model/assessment.ts';
import type { PictureColumn, RiskPicture } from '../../picture-views.ts';
import { accountPicture } from './account.ts';
import type { Drawing } from './boxes.ts';
import { buildingsPicture } from './buildings.ts';
import { openingsPicture } from './openings.ts';
import { providersPicture } from './providers.ts';
import { safeguardsPicture } from './safeguards.ts';

const PICTURES: Partial<Readonly<Record<Loss, (drawing: Drawing) => readonly PictureColumn[]>>> = {
  S1: buildingsPicture,
  S4: providersPicture,
  S5: accountPicture,
  S6: openingsPicture,
};

/** The picture of a risk; undefined if the assessment has nothing to draw it from. */
export function riskPicture(drawing: Drawing): RiskPicture | undefined {
  const columns = (PICTURES[drawing.risk.loss] ?? safeguardsPicture)(drawing);
  if (columns.length === 0) return undefined;
  const isPlanned = columns.some(({ boxes }) => boxes.some(({ state }) => state === 'planned'));
  return { columns, key: isPlanned ? drawing.words.translate('pictures.key') : '' };
}

import type { LoadedConfig } from '../config/load.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Figures } from '../risk/survival/figures.ts';
import { SURVIVAL_FIGURES, survivalFigures } from '../risk/survival/parameters.ts';

/** Kinds and types of mechanisms that have a figure for any of them may be named. */
const MECHANISMS = new Set(SURVIVAL_FIGURES.filter(({ id }) => id.endsWith('.any')).map(({ id }) => id.slice(0, -4)));

/** The figures of a simulation with those of the configuration. Throws `CB_CONFIG` for an unknown id, with its position. */
export function configuredFigures({ config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>): Figures {
  const own = config.survival ?? {};
  const known = SURVIVAL_FIGURES.map(({ id }) => id);
  for (const id of Object.keys(own)) {
    if (known.includes(id) || MECHANISMS.has(id.slice(0, id.indexOf('.')))) continue;
    const guess = closestMatch(id, known);
    throw new CloudbriefError(
      'CB_CONFIG',
      `${placeOf(['survival', id])}: there is no figure called "${id}".`,
      `${guess === undefined ? '' : `Did you mean ${guess}? `}docs/survival.md names them.`,
    );
  }
  return survivalFigures(own);
}

import type { Placement } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';
import type { AwsContext } from '../context.ts';

/** Kept by the service itself in at least three zones of the region, whatever the customer does. */
export const regionalPlacement = ({ region }: AwsContext): Reading<Placement> =>
  value({ spread: 'regional', locations: [{ region, role: 'primary' }] });

/** The name at the end of an ARN, or of a queue's address. */
export const lastPart = (text: string, separator = ':'): string => text.split(separator).at(-1) ?? text;

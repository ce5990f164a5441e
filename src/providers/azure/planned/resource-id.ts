import type { PlannedResource } from '../../../model/planned.ts';
import { known } from '../../kit/planned.ts';
import { armId } from '../client/arm.ts';

/** Its ARM id, once it has one. */
export function resourceId(resource: PlannedResource): string | undefined {
  const id = known(resource, 'id');
  return id === undefined ? undefined : armId(id);
}

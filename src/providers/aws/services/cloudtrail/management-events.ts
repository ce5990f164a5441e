import type { AdvancedEventSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import { assertField } from '../../../kit/response-fields.ts';

/** Whether write management events are logged; read events alone do not show what changed. */
export function logsChanges(selectors: readonly EventSelector[], advanced: readonly AdvancedEventSelector[]): boolean {
  return (
    selectors.some(
      selector =>
        assertField(selector.IncludeManagementEvents, 'IncludeManagementEvents') &&
        selector.ReadWriteType !== 'ReadOnly',
    ) ||
    advanced.some(selector => {
      const fields = assertField(selector.FieldSelectors, 'FieldSelectors');
      const isManagement = fields.some(
        ({ Field, Equals }) => Field === 'eventCategory' && Equals?.includes('Management') === true,
      );
      // A field selector with listed values leaves most changes out; an exclusion of noisy services does not.
      return (
        isManagement &&
        fields.every(
          ({ Field, Equals }) =>
            Field === 'eventCategory' || Equals === undefined || (Field === 'readOnly' && Equals.includes('false')),
        )
      );
    })
  );
}

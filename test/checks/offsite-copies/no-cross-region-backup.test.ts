import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/no-cross-region-backup.ts';
import { copy, withRegions } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

const here = { spread: 'multi-zone' as const, locations: [{ region: 'eu-west-1', role: 'primary' as const }] };

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a copy in another region',
      given: { liveData: true, placement: here, ...withRegions([copy(), copy({ region: 'eu-north-1' })]) },
    },
    {
      name: 'it runs in two regions itself',
      given: { liveData: true, placement: { ...here, spread: 'multi-region' }, ...withRegions([]) },
    },
  ],
  broken: [
    {
      name: 'copies beside it only',
      given: { liveData: true, placement: here, ...withRegions([copy(), copy({ account: '999900001111' })]) },
      message: 'sameRegion',
      data: { region: 'eu-west-1' },
    },
    {
      name: 'a part of it in another region',
      given: {
        liveData: true,
        placement: here,
        ...withRegions([copy()]),
        backupsOutsideRegion: [copy({ region: 'eu-north-1', restriction: 'partial' })],
      },
      message: 'partial',
    },
    {
      name: 'copies that only the provider can restore',
      given: {
        liveData: true,
        placement: here,
        ...withRegions([copy()]),
        backupsOutsideRegion: [copy({ region: 'eu-north-1', restriction: 'provider-restore' })],
      },
      message: 'providerRestore',
      data: { region: 'eu-west-1' },
    },
    {
      name: 'no copies',
      given: { liveData: true, placement: here, ...withRegions([]) },
      message: 'none',
      data: { region: 'eu-west-1' },
    },
    {
      name: 'a bucket is one step less severe',
      head: { kind: 'bucket' },
      given: { liveData: true, placement: here, ...withRegions([]) },
      message: 'none',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'no data of its own', given: { liveData: false, placement: here, ...withRegions([]) } }],
});

import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/dangling-dns-record.ts';
import { createCheckTester } from '../../support/world.ts';

const stray = (name: string) => ({ name, to: 'gone.example' });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all ours', given: { danglingRecords: [] } }],
  broken: [
    {
      name: 'one',
      given: { danglingRecords: [stray('www.example')] },
      message: 'one',
      data: { host: 'www.example', to: 'gone.example' },
    },
    {
      name: 'two',
      given: { danglingRecords: [stray('www.example'), stray('old.example')] },
      message: 'many',
      data: { host: 'www.example', count: 2 },
    },
  ],
  notApplicable: [{ name: 'inside', given: { danglingRecords: null } }],
});

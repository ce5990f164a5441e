import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/dangling-dns-record.ts';
import { createCheckTester } from '../../support/world.ts';

const stray = (name: string) => ({ name, to: 'gone.example', address: false });
const address = (name: string) => ({ name, to: '203.0.113.9', address: true });

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
    {
      name: 'an address beside a name',
      given: { danglingRecords: [address('shop.example'), stray('www.example')] },
      message: 'one',
      data: { host: 'www.example', to: 'gone.example' },
    },
    {
      name: 'an address',
      given: { danglingRecords: [address('shop.example')] },
      message: 'address',
      credit: 0.5,
      adjusted: -1,
      data: { host: 'shop.example', to: '203.0.113.9' },
    },
    {
      name: 'two addresses',
      given: { danglingRecords: [address('shop.example'), address('old.example')] },
      message: 'addresses',
      credit: 0.5,
      adjusted: -1,
      data: { host: 'shop.example', count: 2 },
    },
  ],
  notApplicable: [{ name: 'inside', given: { danglingRecords: null } }],
});

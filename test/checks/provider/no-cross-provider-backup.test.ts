import { describe, it } from 'vitest';
import check from '../../../checks/provider/no-cross-provider-backup.ts';
import { createCheckTester } from '../../support/world.ts';

const yes = { status: 'yes' as const, date: '2026-06-01', by: 'A. Jones', evidence: 'https://wiki.example/record' };
type Answer = Omit<typeof yes, 'status' | 'evidence'> & { status: 'yes' | 'partial' | 'no'; evidence?: string };
const said = (answer: Answer | null) => ({ backupsOutsideProvider: { seen: null, answer }, accountsRead: 2 });

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a copy that we saw with another provider',
      given: { backupsOutsideProvider: { seen: 'gcp', answer: null }, accountsRead: 2 },
    },
    { name: 'a copy that somebody showed us on paper', given: said(yes), credit: 0.8 },
  ],
  broken: [
    { name: 'none, and somebody says so', given: said({ ...yes, status: 'no' }), message: 'no', data: { accounts: 2 } },
    { name: 'none, and the answer is empty', given: said(null), message: 'no', data: { accounts: 2 } },
    { name: 'partial', given: said({ ...yes, status: 'partial' }), message: 'partly', credit: 0.4 },
    {
      name: 'said, not shown',
      given: said({ status: 'yes', date: yes.date, by: yes.by }),
      message: 'undocumented',
      credit: 0.5,
    },
    {
      name: 'said long ago',
      given: said({ ...yes, date: '2024-01-01' }),
      message: 'old',
      data: { date: '2024-01-01' },
    },
  ],
  notApplicable: [{ name: 'no data', given: { backupsOutsideProvider: null, accountsRead: 2 } }],
});

import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-administrator.ts';

export default defineCheck({
  id: 'single-administrator',
  aliases: ['sole-administrator'],
  name: 'Account has one administrator, or none besides root',
  question: 'people',
  resource: 'account',
  needs: ['inUse', 'administrators'],
  severity: 'high',
  weight: 5,
  title: 'More than one person can run the account',
  failTitle: 'Accounts that one person alone can run',
  risk: 'When that person is ill, on a journey or gone, nobody can repair anything.',
  messages: {
    one: 'Only {user} can do everything in {name}.',
    none: 'Nobody but the top log-in can do everything in {name}.',
  },
  remedy: {
    effort: 'S',
    action: 'Give a second person the rights of an administrator, and try them.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS03'], iso_27001_2022: ['A.5.2', 'A.6.5'], nist_csf_2: ['GV.RR-02'] },
  rows: ['aws.iam.10', 'own.people.01', 'az.iam.02'],
  evaluate({ inUse, administrators }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    const { users, roles } = administrators ?? { users: [], roles: 0 };
    if (users.length > 1) return judge.pass();
    if (roles > 0) return judge.notApplicable('administrators assume roles, which are not tied to one person');
    const [user] = users;
    return user === undefined ? judge.fail('none') : judge.fail('one', { user });
  },
});

import { describe, it } from 'vitest';
import check from '../../../checks/provider/vendor-lock-in.ts';
import { createCheckTester } from '../../support/world.ts';

const [postgres, redis, machines] = ['AWS::RDS::DBInstance', 'AWS::ElastiCache::CacheCluster', 'AWS::EC2::Instance'];
const [tables, functions] = ['AWS::DynamoDB::Table', 'AWS::Lambda::Function'];
const services = (portable: readonly string[], proprietary: readonly string[]) => ({
  portability: { portable, proprietary },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'none', given: services([postgres], []) },
    { name: 'a quarter of them', given: services([postgres, redis, machines], [functions]) },
    { name: 'as many as the company allows', given: services([postgres], [tables]), params: { maxPercent: 50 } },
  ],
  broken: [
    {
      name: 'a third',
      given: services([postgres, machines], [functions]),
      message: 'many',
      data: { count: 1, total: 3, services: functions },
      credit: 1 - 1 / 3,
    },
    {
      name: 'all of them',
      given: services([], [tables, functions]),
      message: 'many',
      data: { count: 2, total: 2, services: `${tables}, ${functions}` },
    },
    {
      name: 'one, where none is allowed',
      given: services([postgres], [functions]),
      params: { maxPercent: 0 },
      message: 'many',
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'nothing is in use', given: services([], []) },
    { name: 'an organization that a provider keeps', given: { portability: null } },
  ],
});

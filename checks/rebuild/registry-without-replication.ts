import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/registry-without-replication.ts';

export default defineCheck({
  id: 'registry-without-replication',
  aliases: ['packages-in-one-region'],
  name: 'Container registry is not replicated to another region',
  question: 'rebuild',
  resource: 'registry',
  needs: ['replicationDestinations'],
  severity: 'low',
  weight: 1,
  title: 'Packages of programs are kept in a second region',
  failTitle: 'Packages of programs that lie in one region',
  risk: 'When the region fails, nothing can be started elsewhere until every package has been built again.',
  messages: { one: '{name} is copied to no other region.' },
  remedy: {
    effort: 'S',
    action: 'Copy the packages of programs to a second region as they are made.',
    ...recipes,
  },
  controls: { aws_wa: ['REL13-BP04'] },
  rows: ['aws.bkp.17', 'az.bkp.13'],
  evaluate: ({ replicationDestinations, region }, judge) =>
    (replicationDestinations ?? []).some(copy => copy.region !== region) ? judge.pass() : judge.fail('one'),
  fix: ({ id, region }) => ({
    facets: { replicationDestinations: [{ id: `${id}#copy`, region: `another than ${region}` }] },
  }),
});

import { defineCheck } from 'cloudbrief/check';

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
    aws: 'aws ecr put-replication-configuration with a rule to another region',
    azure: 'az acr replication create --registry NAME --location OTHER',
    gcp: 'Keep the packages in a multi-region repository',
  },
  controls: { aws_wa: ['REL13-BP04'] },
  rows: ['aws.bkp.17', 'az.bkp.13'],
  evaluate: ({ replicationDestinations, region }, judge) =>
    (replicationDestinations ?? []).some(copy => copy.region !== region) ? judge.pass() : judge.fail('one'),
  fix: ({ id, region }) => ({
    facets: { replicationDestinations: [{ id: `${id}#copy`, region: `another than ${region}` }] },
  }),
});

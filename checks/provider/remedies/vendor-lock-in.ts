import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['new-systems-first'],
      impact: ['code-must-change'],
      portal:
        'For new systems: RDS for PostgreSQL, MSK and containers where DynamoDB, Kinesis and Lambda are not needed',
      undo: 'interrupts-nothing',
    },
  ],
  azure: [
    {
      first: ['new-systems-first'],
      impact: ['code-must-change'],
      portal:
        'For new systems: PostgreSQL, the Kafka endpoint of Event Hubs and containers where Cosmos DB and Functions are not needed',
      undo: 'interrupts-nothing',
    },
  ],
} satisfies Recipes;

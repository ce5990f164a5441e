import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: [
        'AWS::RDS::DBInstance',
        'AWS::RDS::DBCluster',
        'AWS::DocDB::DBCluster',
        'AWS::Neptune::DBCluster',
        'AWS::DynamoDB::Table',
      ],
      first: ['which-application-owns-data'],
      impact: ['code-must-change', 'move-one-by-one'],
      act: ['then-database-per-application'],
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Sql/servers/databases',
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
        'Microsoft.DocumentDB/databaseAccounts',
      ],
      first: ['which-application-owns-data'],
      impact: ['code-must-change', 'move-one-by-one'],
      act: ['then-database-per-application'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    {
      for: [
        'sqladmin.googleapis.com/Instance',
        'alloydb.googleapis.com/Cluster',
        'spanner.googleapis.com/Database',
        'firestore.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
      ],
      first: ['which-application-owns-data'],
      impact: ['code-must-change', 'move-one-by-one'],
      act: ['then-database-per-application'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;

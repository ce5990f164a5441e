import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: [
        'AWS::EC2::Instance',
        'AWS::EC2::Volume',
        'AWS::RDS::DBInstance',
        'AWS::RDS::DBCluster',
        'AWS::DocDB::DBCluster',
        'AWS::Neptune::DBCluster',
        'AWS::DynamoDB::Table',
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ElasticLoadBalancing::LoadBalancer',
      ],
      first: ['compare-busy-with-quiet-hour'],
      impact: ['interrupts-nothing'],
      portal: 'CloudWatch > Metrics > p95, p50; RDS > Database Insights; Compute Optimizer > Recommendations',
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Compute/virtualMachines',
        'Microsoft.Compute/disks',
        'Microsoft.Sql/servers/databases',
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
        'Microsoft.DocumentDB/databaseAccounts',
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/applicationGateways',
      ],
      first: ['compare-busy-with-quiet-hour'],
      impact: ['interrupts-nothing'],
      portal: 'Azure Monitor > Metrics; SQL > Query Performance Insight; Advisor > Performance',
    },
  ],
} satisfies Recipes;

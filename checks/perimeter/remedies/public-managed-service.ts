import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::DMS::ReplicationInstance',
      first: ['list-clients', 'clients-in-same-vpc', 'rule-may-open-more'],
      impact: ['outside-clients-cut', 'built-anew'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values=<security-group> --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id <security-group> --security-group-rule-ids <open-rules-ipv4-and-ipv6> --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values=<security-group> --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id <security-group> --protocol tcp --port {port} --cidr <address-of-the-client> --region {region}',
      ],
    },
    {
      for: 'AWS::AmazonMQ::Broker',
      first: ['list-clients', 'clients-in-same-vpc', 'rule-may-open-more'],
      impact: ['outside-clients-cut', 'built-anew', 'clients-must-switch'],
      save: ['aws mq describe-broker --broker-id {shortId} --region {region} > broker-before.json'],
      portal: 'Amazon MQ > Create brokers > Access type: Private access',
      act: ['then-switch-clients'],
      verify: 'aws mq describe-broker --broker-id {shortId} --query PubliclyAccessible --region {region}',
      undo: 'clients-must-switch',
    },
    {
      for: 'AWS::MSK::Cluster',
      first: ['list-clients', 'clients-in-same-vpc'],
      impact: ['outside-clients-cut'],
      save: [
        "aws kafka describe-cluster-v2 --cluster-arn {id} --query 'ClusterInfo.[CurrentVersion,Provisioned.BrokerNodeGroupInfo.ConnectivityInfo]' --region {region} > connectivity-before.json",
      ],
      run: [
        "aws kafka update-connectivity --cluster-arn {id} --current-version <version-of-the-cluster> --connectivity-info 'PublicAccess={Type=DISABLED}' --region {region}",
      ],
      verify:
        'aws kafka describe-cluster-v2 --cluster-arn {id} --query ClusterInfo.Provisioned.BrokerNodeGroupInfo.ConnectivityInfo --region {region}',
      undo: [
        "aws kafka update-connectivity --cluster-arn {id} --current-version <version-of-the-cluster> --connectivity-info 'PublicAccess={Type=SERVICE_PROVIDED_EIPS}' --region {region}",
      ],
    },
    {
      for: 'AWS::Lightsail::Instance',
      first: ['list-clients'],
      impact: ['outside-clients-cut'],
      save: ['aws lightsail get-instance-port-states --instance-name {name} --region {region} > ports-before.json'],
      run: [
        'aws lightsail close-instance-public-ports --instance-name {name} --port-info fromPort=<port>,toPort=<port>,protocol=<protocol> --region {region}',
      ],
      verify: 'aws lightsail get-instance-port-states --instance-name {name} --region {region}',
      undo: [
        'aws lightsail open-instance-public-ports --instance-name {name} --port-info fromPort=<port>,toPort=<port>,protocol=<protocol>,cidrs=<addresses> --region {region}',
      ],
    },
    {
      for: 'AWS::Lightsail::Database',
      first: ['list-clients'],
      impact: ['outside-clients-cut'],
      run: [
        'aws lightsail update-relational-database --relational-database-name {name} --no-publicly-accessible --region {region}',
      ],
      verify:
        'aws lightsail get-relational-database --relational-database-name {name} --query relationalDatabase.publiclyAccessible --region {region}',
      undo: [
        'aws lightsail update-relational-database --relational-database-name {name} --publicly-accessible --region {region}',
      ],
    },
  ],
} satisfies Recipes;

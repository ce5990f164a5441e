import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::DMS::ReplicationInstance',
      first: ['quiet-hour'],
      impact: ['restarts', 'second-copy-has-a-price', 'applies-at-once'],
      run: [
        'aws dms modify-replication-instance --replication-instance-arn {id} --multi-az --apply-immediately --region {region}',
      ],
      verify:
        'aws dms describe-replication-instances --filters Name=replication-instance-arn,Values={id} --region {region}',
      undo: [
        'aws dms modify-replication-instance --replication-instance-arn {id} --no-multi-az --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::SageMaker::Endpoint',
      first: ['quiet-hour'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws sagemaker update-endpoint-weights-and-capacities --endpoint-name {name} --desired-weights-and-capacities VariantName=<variant>,DesiredInstanceCount=2 --region {region}',
      ],
      verify: 'aws sagemaker describe-endpoint --endpoint-name {name} --query ProductionVariants --region {region}',
      undo: [
        'aws sagemaker update-endpoint-weights-and-capacities --endpoint-name {name} --desired-weights-and-capacities VariantName=<variant>,DesiredInstanceCount=1 --region {region}',
      ],
    },
    {
      for: 'AWS::DirectoryService::Directory',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: ['aws ds update-number-of-domain-controllers --directory-id {shortId} --desired-number 3 --region {region}'],
      verify: 'aws ds describe-domain-controllers --directory-id {shortId} --region {region}',
      undo: [
        'aws ds update-number-of-domain-controllers --directory-id {shortId} --desired-number 2 --region {region}',
      ],
    },
    {
      for: 'AWS::CloudHSM::Cluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: ['aws cloudhsmv2 create-hsm --cluster-id {shortId} --availability-zone <another-zone> --region {region}'],
      verify: 'aws cloudhsmv2 describe-clusters --filters clusterIds={shortId} --region {region}',
      undo: ['aws cloudhsmv2 delete-hsm --cluster-id {shortId} --hsm-id <new-hsm> --region {region}'],
    },
    {
      for: 'AWS::Timestream::InfluxDBInstance',
      first: ['quiet-hour'],
      impact: ['restarts', 'second-copy-has-a-price'],
      run: [
        'aws timestream-influxdb update-db-instance --identifier {shortId} --deployment-type WITH_MULTIAZ_STANDBY --region {region}',
      ],
      verify: 'aws timestream-influxdb get-db-instance --identifier {shortId} --region {region}',
      undo: [
        'aws timestream-influxdb update-db-instance --identifier {shortId} --deployment-type SINGLE_AZ --region {region}',
      ],
    },
    {
      for: 'AWS::Transfer::Server',
      first: ['subnets-in-each-zone'],
      impact: ['restarts'],
      run: [
        'aws transfer update-server --server-id {shortId} --endpoint-details SubnetIds=<subnet-in-zone-a>,<subnet-in-zone-b> --region {region}',
      ],
      verify: 'aws transfer describe-server --server-id {shortId} --query Server.EndpointDetails --region {region}',
      undo: [
        'aws transfer update-server --server-id {shortId} --endpoint-details SubnetIds=<former-subnet> --region {region}',
      ],
    },
    {
      for: [
        'AWS::RDS::DBProxy',
        'AWS::EMR::Cluster',
        'AWS::StorageGateway::Gateway',
        'AWS::Lightsail::Instance',
        'AWS::Lightsail::Database',
      ],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'second-copy-has-a-price'],
      act: ['then-new-one-in-two-zones', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Dashboard/grafana',
        'Microsoft.AVS/privateClouds',
        'Microsoft.AAD/domainServices',
        'Microsoft.Kusto/clusters',
        'Microsoft.ServiceFabric/managedClusters',
        'Microsoft.Web/hostingEnvironments',
      ],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'second-copy-has-a-price'],
      act: ['then-new-zone-redundant-service', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;

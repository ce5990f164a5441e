import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::DMS::Endpoint',
      first: ['origin-has-certificate', 'quiet-hour'],
      impact: ['others-refused'],
      save: [
        'aws dms describe-endpoints --filters Name=endpoint-arn,Values={id} --region {region} > endpoint-before.json',
      ],
      run: ['aws dms modify-endpoint --endpoint-arn {id} --ssl-mode require --region {region}'],
      verify:
        "aws dms describe-endpoints --filters Name=endpoint-arn,Values={id} --query 'Endpoints[].SslMode' --region {region}",
      undo: ['aws dms modify-endpoint --endpoint-arn {id} --ssl-mode none --region {region}'],
    },
    {
      for: 'AWS::RDS::DBProxy',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: ['aws rds modify-db-proxy --db-proxy-name {name} --require-tls --region {region}'],
      verify: "aws rds describe-db-proxies --db-proxy-name {name} --query 'DBProxies[].RequireTLS' --region {region}",
      undo: ['aws rds modify-db-proxy --db-proxy-name {name} --no-require-tls --region {region}'],
    },
    {
      for: 'AWS::RDS::DBInstance',
      first: ['clients-use-tls', 'own-parameter-group', 'quiet-hour'],
      impact: ['plain-clients-refused', 'static-parameter-reboot'],
      run: [
        'aws rds modify-db-parameter-group --db-parameter-group-name <parameter-group> --parameters ParameterName=<rds.force_ssl-or-require_secure_transport>,ParameterValue=1,ApplyMethod=pending-reboot --region {region}',
        'aws rds reboot-db-instance --db-instance-identifier {name} --region {region}',
      ],
      verify:
        'aws rds describe-db-parameters --db-parameter-group-name <parameter-group> --source user --region {region}',
      undo: [
        'aws rds reset-db-parameter-group --db-parameter-group-name <parameter-group> --parameters ParameterName=<rds.force_ssl-or-require_secure_transport>,ApplyMethod=pending-reboot --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['clients-use-tls', 'own-parameter-group', 'quiet-hour'],
      impact: ['plain-clients-refused', 'static-parameter-reboot'],
      run: [
        'aws rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=<rds.force_ssl-or-require_secure_transport>,ParameterValue=1,ApplyMethod=pending-reboot --region {region}',
        'aws rds reboot-db-instance --db-instance-identifier <each-instance-of-the-cluster> --region {region}',
      ],
      verify:
        'aws rds describe-db-cluster-parameters --db-cluster-parameter-group-name <parameter-group> --source user --region {region}',
      undo: [
        'aws rds reset-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=<rds.force_ssl-or-require_secure_transport>,ApplyMethod=pending-reboot --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['clients-use-tls', 'own-parameter-group', 'quiet-hour'],
      impact: ['plain-clients-refused', 'static-parameter-reboot'],
      run: [
        'aws docdb modify-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=tls,ParameterValue=enabled,ApplyMethod=pending-reboot --region {region}',
        'aws docdb reboot-db-instance --db-instance-identifier <each-instance-of-the-cluster> --region {region}',
      ],
      verify:
        'aws docdb describe-db-cluster-parameters --db-cluster-parameter-group-name <parameter-group> --source user --region {region}',
      undo: [
        'aws docdb reset-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=tls,ApplyMethod=pending-reboot --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['clients-use-tls', 'own-parameter-group', 'quiet-hour'],
      impact: ['plain-clients-refused', 'static-parameter-reboot'],
      run: [
        'aws neptune modify-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=neptune_enforce_ssl,ParameterValue=1,ApplyMethod=pending-reboot --region {region}',
        'aws neptune reboot-db-instance --db-instance-identifier <each-instance-of-the-cluster> --region {region}',
      ],
      verify:
        'aws neptune describe-db-cluster-parameters --db-cluster-parameter-group-name <parameter-group> --source user --region {region}',
      undo: [
        'aws neptune reset-db-cluster-parameter-group --db-cluster-parameter-group-name <parameter-group> --parameters ParameterName=neptune_enforce_ssl,ApplyMethod=pending-reboot --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['clients-use-tls', 'tier-supports-it'],
      impact: ['clients-must-change-twice', 'applies-at-once'],
      run: [
        'aws elasticache modify-replication-group --replication-group-id {name} --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately --region {region}',
        'aws elasticache modify-replication-group --replication-group-id {name} --transit-encryption-enabled --transit-encryption-mode required --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-replication-groups --replication-group-id {name} --query 'ReplicationGroups[].TransitEncryptionMode' --region {region}",
      undo: [
        'aws elasticache modify-replication-group --replication-group-id {name} --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately --region {region}',
      ],
    },
    {
      for: ['AWS::ElastiCache::CacheCluster', 'AWS::DAX::Cluster'],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'ElastiCache or DAX > Create cluster > Encryption in transit: on',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'MemoryDB > Snapshots > Restore > Encryption in transit: on',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused', 'blue-green-deployment', 'node-encryption-stays'],
      run: [
        'aws opensearch update-domain-config --domain-name {name} --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-2019-07 --node-to-node-encryption-options Enabled=true --region {region}',
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.DomainEndpointOptions --region {region}',
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --domain-endpoint-options EnforceHTTPS=false --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['clients-use-tls', 'own-parameter-group', 'quiet-hour'],
      impact: ['plain-clients-refused', 'static-parameter-reboot'],
      run: [
        'aws redshift modify-cluster-parameter-group --parameter-group-name <parameter-group> --parameters ParameterName=require_ssl,ParameterValue=true --region {region}',
        'aws redshift reboot-cluster --cluster-identifier {name} --region {region}',
      ],
      verify:
        'aws redshift describe-cluster-parameters --parameter-group-name <parameter-group> --source user --region {region}',
      undo: [
        'aws redshift modify-cluster-parameter-group --parameter-group-name <parameter-group> --parameters ParameterName=require_ssl,ParameterValue=false --region {region}',
      ],
    },
    {
      for: 'AWS::MSK::Cluster',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused', 'rolling-restart'],
      run: [
        "aws kafka update-security --cluster-arn {id} --current-version <current-version> --encryption-info 'EncryptionInTransit={ClientBroker=TLS}' --region {region}",
      ],
      verify: 'aws kafka describe-cluster-v2 --cluster-arn {id} --region {region}',
      undo: [
        "aws kafka update-security --cluster-arn {id} --current-version <current-version> --encryption-info 'EncryptionInTransit={ClientBroker=TLS_PLAINTEXT}' --region {region}",
      ],
    },
    {
      for: 'AWS::EFS::FileSystem',
      first: ['clients-use-tls', 'keep-statements', 'nothing-set-yet'],
      impact: ['plain-clients-refused', 'first-policy-needs-allow'],
      save: [
        'aws efs describe-file-system-policy --file-system-id {shortId} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: {
        file: 'policy.json',
        say: 'with-statement-or-first',
        from: 'policy-before.json',
        code: '{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}',
        also: '{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["elasticfilesystem:ClientMount","elasticfilesystem:ClientWrite","elasticfilesystem:ClientRootAccess"],"Condition":{"Bool":{"elasticfilesystem:AccessedViaMountTarget":"true"}}}',
      },
      run: ['aws efs put-file-system-policy --file-system-id {shortId} --policy file://policy.json --region {region}'],
      verify: 'aws efs describe-file-system-policy --file-system-id {shortId} --region {region}',
      undo: [
        'aws efs put-file-system-policy --file-system-id {shortId} --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::AmazonMQ::Broker',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Amazon MQ > Create brokers',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Cache/redis',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused', 'old-clients-refused'],
      run: ['az redis update --ids {id} --set enableNonSslPort=false minimumTlsVersion=1.2'],
      verify: "az redis show --ids {id} --query '{plain:enableNonSslPort,tls:minimumTlsVersion}'",
      undo: ['az redis update --ids {id} --set enableNonSslPort=<former-value> minimumTlsVersion=<former-version>'],
    },
    {
      for: 'Microsoft.Cache/redisEnterprise',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused', 'clients-must-switch'],
      run: ['az resource update --ids {id}/databases/default --set properties.clientProtocol=Encrypted'],
      verify: 'az resource show --ids {id}/databases/default --query properties.clientProtocol',
      undo: ['az resource update --ids {id}/databases/default --set properties.clientProtocol=Plaintext'],
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      save: ['az webapp config show --ids {id} --query ftpsState'],
      run: [
        'az webapp update --ids {id} --https-only true',
        'az webapp config set --ids {id} --ftps-state <Disabled-or-FtpsOnly>',
      ],
      verify: 'az webapp show --ids {id} --query httpsOnly',
      undo: [
        'az webapp update --ids {id} --https-only false',
        'az webapp config set --ids {id} --ftps-state <former-state>',
      ],
    },
    {
      for: 'Microsoft.Web/sites/slots',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      save: [
        'az webapp config show --name {parent} --slot {shortId} --query ftpsState --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az webapp update --name {parent} --slot {shortId} --https-only true --resource-group {resourceGroup} --subscription {account}',
        'az webapp config set --name {parent} --slot {shortId} --ftps-state <Disabled-or-FtpsOnly> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az webapp show --name {parent} --slot {shortId} --query httpsOnly --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az webapp update --name {parent} --slot {shortId} --https-only false --resource-group {resourceGroup} --subscription {account}',
        'az webapp config set --name {parent} --slot {shortId} --ftps-state <former-state> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['clients-use-tls', 'no-old-tls-clients'],
      impact: ['plain-clients-refused', 'old-clients-refused'],
      save: ["az storage account show --ids {id} --query '[enableHttpsTrafficOnly,minimumTlsVersion]'"],
      run: ['az storage account update --ids {id} --https-only true --min-tls-version TLS1_2'],
      verify: "az storage account show --ids {id} --query '[enableHttpsTrafficOnly,minimumTlsVersion]'",
      undo: ['az storage account update --ids {id} --https-only <true-or-false> --min-tls-version <former-version>'],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'whole-server-affected'],
      save: [
        'az sql server show --name {parent} --query minimalTlsVersion --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az sql server update --name {parent} --minimal-tls-version 1.2 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql server show --name {parent} --query minimalTlsVersion --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql server update --name {parent} --minimal-tls-version <former-version> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Sql/managedInstances',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['az sql mi show --ids {id} --query minimalTlsVersion'],
      run: ['az sql mi update --ids {id} --minimal-tls-version 1.2'],
      verify: 'az sql mi show --ids {id} --query minimalTlsVersion',
      undo: ['az sql mi update --ids {id} --minimal-tls-version <former-version>'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: [
        'az postgres flexible-server parameter set --server-name {name} --name require_secure_transport --value on --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az postgres flexible-server parameter show --server-name {name} --name require_secure_transport --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az postgres flexible-server parameter set --server-name {name} --name require_secure_transport --value off --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['clients-use-tls', 'no-old-tls-clients', 'quiet-hour'],
      impact: ['plain-clients-refused', 'old-clients-refused', 'static-parameter-reboot'],
      save: [
        'az mysql flexible-server parameter show --server-name {name} --name require_secure_transport --resource-group {resourceGroup} --subscription {account}',
        'az mysql flexible-server parameter show --server-name {name} --name tls_version --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az mysql flexible-server parameter set --server-name {name} --name require_secure_transport --value ON --resource-group {resourceGroup} --subscription {account}',
        'az mysql flexible-server parameter set --server-name {name} --name tls_version --value TLSv1.2 --resource-group {resourceGroup} --subscription {account}',
        'az mysql flexible-server restart --ids {id}',
      ],
      verify:
        'az mysql flexible-server parameter show --server-name {name} --name tls_version --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az mysql flexible-server parameter set --server-name {name} --name require_secure_transport --value <former-value> --resource-group {resourceGroup} --subscription {account}',
        'az mysql flexible-server parameter set --server-name {name} --name tls_version --value <former-versions> --resource-group {resourceGroup} --subscription {account}',
        'az mysql flexible-server restart --ids {id}',
      ],
    },
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['clients-use-tls', 'no-old-tls-clients'],
      impact: ['plain-clients-refused', 'old-clients-refused'],
      save: ["az resource show --ids {id} --query '[properties.sslEnforcement,properties.minimalTlsVersion]'"],
      run: [
        'az resource update --ids {id} --set properties.sslEnforcement=Enabled properties.minimalTlsVersion=TLS1_2',
      ],
      verify: "az resource show --ids {id} --query '[properties.sslEnforcement,properties.minimalTlsVersion]'",
      undo: [
        'az resource update --ids {id} --set properties.sslEnforcement=<former-state> properties.minimalTlsVersion=<former-version>',
      ],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['az cosmosdb show --ids {id} --query minimalTlsVersion'],
      run: ['az cosmosdb update --ids {id} --minimal-tls-version Tls12'],
      verify: 'az cosmosdb show --ids {id} --query minimalTlsVersion',
      undo: ['az cosmosdb update --ids {id} --minimal-tls-version <former-version>'],
    },
    {
      for: 'Microsoft.EventHub/namespaces',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['az eventhubs namespace show --ids {id} --query minimumTlsVersion'],
      run: ['az eventhubs namespace update --ids {id} --minimum-tls-version 1.2'],
      verify: 'az eventhubs namespace show --ids {id} --query minimumTlsVersion',
      undo: ['az eventhubs namespace update --ids {id} --minimum-tls-version <former-version>'],
    },
    {
      for: 'Microsoft.ServiceBus/namespaces',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['az servicebus namespace show --ids {id} --query minimumTlsVersion'],
      run: ['az servicebus namespace update --ids {id} --minimum-tls-version 1.2'],
      verify: 'az servicebus namespace show --ids {id} --query minimumTlsVersion',
      undo: ['az servicebus namespace update --ids {id} --minimum-tls-version <former-version>'],
    },
    {
      for: ['Microsoft.EventGrid/topics', 'Microsoft.EventGrid/domains'],
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['az resource show --ids {id} --query properties.minimumTlsVersionAllowed'],
      run: ['az resource update --ids {id} --set properties.minimumTlsVersionAllowed=1.2'],
      verify: 'az resource show --ids {id} --query properties.minimumTlsVersionAllowed',
      undo: ['az resource update --ids {id} --set properties.minimumTlsVersionAllowed=<former-version>'],
    },
    {
      for: 'Microsoft.App/containerApps',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: ['az containerapp ingress update --ids {id} --allow-insecure false'],
      verify: 'az containerapp ingress show --ids {id} --query allowInsecure',
      undo: ['az containerapp ingress update --ids {id} --allow-insecure true'],
    },
    {
      for: 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'NetApp account > Volumes > Add volume > Protocol > Kerberos or SMB3 encryption',
      act: ['then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: ['gcloud sql instances patch {name} --ssl-mode ENCRYPTED_ONLY --project {account}'],
      verify:
        "gcloud sql instances describe {name} --format='value(settings.ipConfiguration.sslMode)' --project {account}",
      undo: ['gcloud sql instances patch {name} --ssl-mode ALLOW_UNENCRYPTED_AND_ENCRYPTED --project {account}'],
    },
    {
      for: 'redis.googleapis.com/Instance',
      first: ['clients-use-tls'],
      impact: ['built-anew', 'cache-emptied'],
      run: [
        'gcloud redis instances create <new-name> --transit-encryption-mode server-authentication --tier <tier> --size <gigabytes> --region {region} --project {account}',
      ],
      verify:
        "gcloud redis instances describe <new-name> --format='value(transitEncryptionMode)' --region {region} --project {account}",
      undo: ['gcloud redis instances delete <new-name> --region {region} --project {account}'],
    },
    {
      for: 'cloudfunctions.googleapis.com/CloudFunction',
      first: ['clients-use-tls'],
      impact: ['plain-clients-must-follow'],
      portal: 'Cloud Run functions > function > Edit > Trigger > Require HTTPS',
      verify:
        "gcloud functions describe {name} --format 'value(httpsTrigger.securityLevel)' --region {region} --project {account}",
      undo: 'set-back-in-console',
    },
    {
      for: 'appengine.googleapis.com/Service',
      first: ['clients-use-tls'],
      impact: ['plain-clients-must-follow'],
      edit: { file: 'app.yaml', say: 'each-handler-with', from: 'app.yaml', code: 'secure: always' },
      run: [
        'gcloud app deploy app.yaml --no-promote --project {account}',
        'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
      ],
      verify: 'gcloud app versions list --service {name} --project {account}',
      undo: ['gcloud app services set-traffic {name} --splits <former-version>=1 --project {account}'],
    },
    {
      for: 'redis.googleapis.com/Cluster',
      first: ['clients-use-tls', 'new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'cache-emptied'],
      run: [
        'gcloud redis clusters create <new-name> --transit-encryption-mode server-authentication --shard-count <shards> --network <network> --region {region} --project {account}',
      ],
      verify:
        "gcloud redis clusters describe <new-name> --format='value(transitEncryptionMode)' --region {region} --project {account}",
      undo: ['gcloud redis clusters delete <new-name> --region {region} --project {account}'],
    },
    {
      for: 'file.googleapis.com/Instance',
      first: ['new-one-beside-the-old', 'backup-first'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Filestore > Create instance > Protocol NFSv4.1 > Kerberos with privacy (krb5p)',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'memcache.googleapis.com/Instance',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Memorystore > Memcached > Create instance > In-transit encryption',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'alloydb.googleapis.com/Cluster',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: [
        'gcloud alloydb instances update <primary-instance> --ssl-mode ENCRYPTED_ONLY --cluster {name} --region {region} --project {account}',
      ],
      verify:
        "gcloud alloydb instances describe <primary-instance> --format='value(clientConnectionConfig)' --cluster {name} --region {region} --project {account}",
      undo: [
        'gcloud alloydb instances update <primary-instance> --ssl-mode ALLOW_UNENCRYPTED_AND_ENCRYPTED --cluster {name} --region {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;

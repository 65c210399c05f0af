param name string
param location string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/22'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/23'
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      { name: 'endpoints', properties: { addressPrefix: '10.60.2.0/24', privateEndpointNetworkPolicies: 'Disabled' } }
    ]
  }
}

var zones = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink${replace(environment().suffixes.keyvaultDns, 'vault.', 'vaultcore.')}'
]

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for one in zones: { name: one, location: 'global', tags: tags }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (one, index) in zones: {
    parent: zone[index]
    name: '${name}-link'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

output appSubnetId string = network.properties.subnets[0].id
output endpoints { subnetId: string, blobZoneId: string, vaultZoneId: string } = {
  subnetId: network.properties.subnets[1].id
  blobZoneId: zone[0].id
  vaultZoneId: zone[1].id
}

// The transcripts. No key opens the account; what is erased is gone for good after the 7 days of soft delete, so there are no versions.
import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param redundancy string
param retentionDays int
param auditDays int
param principalId string
param endpoints { subnetId: string, blobZoneId: string, vaultZoneId: string }?

// Transcripts carry index tags, and of the built-in roles only the owner of the data may set them.
var owner = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
var contributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
var erasedForGoodAfterDays = 7
var leftOverAfterDays = retentionDays + 30

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: endpoints == null ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: endpoints == null ? 'Allow' : 'Deny', bypass: 'None' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: false
    changeFeed: { enabled: false }
    deleteRetentionPolicy: { enabled: true, days: erasedForGoodAfterDays }
    containerDeleteRetentionPolicy: { enabled: true, days: erasedForGoodAfterDays }
  }
}

resource transcripts 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'transcripts'
  properties: { publicAccess: 'None' }
}

resource audit 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'audit'
  properties: { publicAccess: 'None' }
}

resource unchangeable 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = {
  parent: audit
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: auditDays, allowProtectedAppendWrites: true }
}

resource backstop 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'left-over-transcripts'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['appendBlob'], prefixMatch: ['${transcripts.name}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: leftOverAfterDays } } }
          }
        }
      ]
    }
  }
}

resource mayWriteTranscripts 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(transcripts.id, principalId, owner)
  scope: transcripts
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: owner }
}

resource mayWriteAudit 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(audit.id, principalId, contributor)
  scope: audit
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: contributor }
}

module endpoint 'endpoint.bicep' = if (endpoints != null) {
  params: {
    name: '${name}-blob'
    location: location
    tags: tags
    targetId: account.id
    group: 'blob'
    subnetId: endpoints.?subnetId ?? ''
    zoneId: endpoints.?blobZoneId ?? ''
  }
}

output transcripts string = '${account.properties.primaryEndpoints.blob}${transcripts.name}'

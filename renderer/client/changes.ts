import type { QueryClient } from '@tanstack/react-query'
import type { DeskClient } from '#shared/contract.ts'

type What = Parameters<Parameters<DeskClient['on']>[1]>[0]['what'][number]

/** Which answers are stale when something changed, by feature: figures are counted from incidents everywhere. */
const staleFeatures: Record<What, readonly string[]> = {
  desk: ['settings', 'access'],
  incidents: ['incidents', 'imports', 'areas', 'analysis', 'profiles', 'briefings', 'library', 'performance'],
  filters: ['incidents'],
  imports: ['imports', 'incidents', 'performance'],
  areas: ['areas', 'incidents'],
  analysis: ['analysis'],
  profiles: ['profiles', 'tasking', 'packs', 'briefings', 'library', 'performance'],
  tasking: ['tasking', 'profiles', 'performance'],
  briefings: ['briefings', 'performance'],
  library: ['library', 'performance'],
  performance: ['performance'],
  settings: ['settings', 'access', 'imports', 'packs'],
  jobs: [],
}

/** Asks again for what is on the screen whenever the backend says that it changed. */
export function followChanges(client: DeskClient, queries: QueryClient): () => void {
  return client.on('settings.changed', ({ what }) => {
    for (const feature of new Set(what.flatMap(each => staleFeatures[each]))) {
      void queries.invalidateQueries({ queryKey: [feature] })
    }
  })
}

import { useNavigate, useSearchParams } from 'react-router'
import { packKinds } from '#shared/features/packs/kinds.ts'
import { PacksPage } from '../features/packs/packs-page.tsx'

/** The packs, each of the register leading to the trace of what it tells of. */
export default function PacksWorkspace() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const kind = packKinds.find(one => one === search.get('kind'))
  const id = Number(search.get('id'))
  return (
    <PacksPage
      key={search.toString()}
      asked={{ ...(kind ? { kind } : {}), ...(kind && id > 0 ? { id } : {}) }}
      onTrace={packId => void navigate(`/tasking/trace/pack/${packId}`)}
    />
  )
}

import { useNavigate } from 'react-router'
import { PacksPage } from '../features/packs/packs-page.tsx'

/** The register of packs, each leading to the trace of what it tells of. */
export default function PacksRegister() {
  const navigate = useNavigate()
  return <PacksPage onTrace={packId => void navigate(`/tasking/trace/pack/${packId}`)} />
}

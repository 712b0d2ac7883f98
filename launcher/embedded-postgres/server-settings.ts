type ServerSettings = Readonly<Record<string, string | number>>;

/** A small machine's PostgreSQL that two programs share. fsync stays on: data survives a power cut. */
const SMALL: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: '256MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '30min',
  wal_compression: 'pglz',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_worker_processes: 4,
  max_parallel_workers: 2,
  autovacuum_max_workers: 2,
  io_method: 'sync',
  huge_pages: 'off',
  jit: 'off',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** For databases that live as long as a test: nothing is worth waiting for the disk. */
const DISPOSABLE: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  // It may lie in memory.
  max_wal_size: '1GB',
  // Several tests at a time, each with replicas of the service.
  max_connections: 200,
  // Nothing lives long enough to be worth cleaning up, and there are dozens of databases to look through.
  autovacuum: 'off',
  // Tests have each core in use already.
  max_parallel_workers_per_gather: 0,
};

export function serverArguments(port: number, isDurable: boolean): readonly string[] {
  const settings = { ...SMALL, port, ...(isDurable ? {} : DISPOSABLE) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

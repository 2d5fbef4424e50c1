"""A PostgreSQL cluster of its own: in a temporary folder, reached through a socket in it, gone afterwards.

The system's clusters are left alone. PostgreSQL refuses to run as root; then the user `postgres` or `nobody` runs it.
"""

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from harness.machine import NotMeasured

# Memory as is usual on a machine that serves nothing else, two workers for each query, and no waiting for the disk
# while loading.
SETTINGS = {
    "listen_addresses": "", "shared_buffers": "2GB", "work_mem": "256MB", "maintenance_work_mem": "512MB",
    "max_parallel_workers": 2, "max_parallel_workers_per_gather": 2, "max_parallel_maintenance_workers": 2,
    "parallel_setup_cost": 0, "parallel_tuple_cost": 0, "min_parallel_table_scan_size": 0, "jit": "off",
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "8GB"}


def programs():
    """The folder with the programs of the newest PostgreSQL that has PostGIS."""
    found = glob.glob("/usr/share/postgresql/*/extension/postgis_raster.control")
    for version in sorted((int(path.split("/")[4]) for path in found), reverse=True):
        folder = f"/usr/lib/postgresql/{version}/bin"
        if os.path.exists(os.path.join(folder, "initdb")):
            return folder
    raise NotMeasured("PostGIS is not installed (script/bench-peers says what it needs)")


def unprivileged():
    """The user to run the server as when this is root; otherwise nothing."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    raise NotMeasured("there is no user postgres or nobody to run PostgreSQL as")


class Cluster:
    """Runs from `with` to its end; stopped by its own process id."""

    def __init__(self):
        self.programs, self.user = programs(), unprivileged()
        self.folder = self.server = None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="peers-")
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.server is not None:
            self.server.send_signal(signal.SIGINT)  # a fast shutdown, which ends its connections
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
                self.server.wait(30)
            self.server = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self):
        run = {"stdin": subprocess.DEVNULL, "cwd": self.folder}
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
            run.update(user=self.user.pw_uid, group=self.user.pw_gid, extra_groups=[])
        data, log = os.path.join(self.folder, "data"), os.path.join(self.folder, "log")
        made = subprocess.run(
            [os.path.join(self.programs, "initdb"), "-D", data, "-U", "peers", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync"], capture_output=True, text=True, check=False, **run)
        if made.returncode != 0:
            raise NotMeasured(f"initdb: {made.stderr.strip()[-300:]}")
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        with open(log, "w", encoding="utf-8") as file:
            self.server = subprocess.Popen(
                [os.path.join(self.programs, "postgres"), "-D", data, "-k", self.folder, *settings],
                stdout=file, stderr=file, **run)
        for _ in range(300):
            if self.server.poll() is not None:
                break
            if subprocess.run(self.client("-c", "SELECT 1"), capture_output=True, check=False).returncode == 0:
                self.query("CREATE EXTENSION postgis; CREATE EXTENSION postgis_raster")
                return
            time.sleep(0.1)
        with open(log, encoding="utf-8", errors="replace") as file:
            raise NotMeasured(f"PostgreSQL did not start: {file.read()[-300:]}")

    def client(self, *arguments):
        """A command of psql that heeds no settings of whoever runs this."""
        psql = os.path.join(self.programs, "psql")
        return [psql, "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "peers", "-d", "postgres", *arguments]

    def query(self, text, limit=900):
        """Runs SQL and gives the seconds and what came out."""
        started = time.perf_counter()
        try:
            done = subprocess.run(
                self.client("-c", text), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                timeout=limit, check=False)
        except subprocess.TimeoutExpired:
            raise NotMeasured(f"PostGIS was stopped after {limit} s") from None
        if done.returncode != 0:
            raise NotMeasured(f"PostGIS: {done.stderr.strip()[-300:]}")
        return time.perf_counter() - started, done.stdout

    def load(self, command, limit=900):
        """Gives psql what a program writes."""
        maker = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            done = subprocess.run(
                self.client(), stdin=maker.stdout, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                timeout=limit, check=False)
        finally:
            maker.stdout.close()
            maker.kill()
            failed = maker.wait() != 0
        if failed or done.returncode != 0:
            raise NotMeasured(f"loading into PostGIS failed: {done.stderr.strip()[-300:]}")

    def version(self):
        return self.query("SELECT 'PostGIS ' || PostGIS_Lib_Version() || ' on PostgreSQL ' "
                          "|| current_setting('server_version')")[1].strip()

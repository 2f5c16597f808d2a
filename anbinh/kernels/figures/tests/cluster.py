"""A real standalone Spark cluster on loopback: one master, two workers, each a process of its own."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

HOME = Path(pyspark.__file__).parent
WORKERS = 2
PATIENCE = 90.0


@contextmanager
def cluster(logs: Path) -> Iterator[str]:
    """Master and workers, stopped at the end; yields the master's address."""
    port = _free_port()
    address = f"spark://127.0.0.1:{port}"
    master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = [
        *("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"),
        *("--cores", "1", "--memory", "640m", "--work-dir", str(logs / "work"), address),
    ]
    with ExitStack() as running:
        running.enter_context(_process(master, logs / "master.log"))
        for number in range(WORKERS):
            running.enter_context(_process(worker, logs / f"worker{number}.log"))
        _wait(lambda: _said(logs / "master.log").count("Registering worker") == WORKERS, logs)
        yield address


@contextmanager
def session(address: str, scratch: Path) -> Iterator[SparkSession]:
    """A session on the cluster, each of whose two executors has one core."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.Builder().master(address).appName("figures")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "640m",
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
        "spark.cores.max": str(WORKERS),
        "spark.sql.shuffle.partitions": "2",
        # Tiny tables: compiling a stage costs more than running it.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.local.dir": str(scratch / "local"),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    try:
        started.sparkContext.setLogLevel("ERROR")
        yield started
    finally:
        started.stop()


@contextmanager
def _process(arguments: list[str], log: Path) -> Iterator[None]:
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m", "SPARK_HOME": str(HOME)}
    with log.open("w") as said:
        running = subprocess.Popen(
            [HOME / "bin" / "spark-class", *arguments],
            stdout=said,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=log.parent,
        )
        try:
            yield
        finally:
            running.terminate()
            running.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _said(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def _wait(ready: Callable[[], bool], logs: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("\n".join(f"{log.name}: {_said(log)[-2000:]}" for log in sorted(logs.glob("*.log"))))
        time.sleep(0.2)

"""Serves recorded answers on as many ports as are named, until its standard input is closed: replay.py SERVER PORT… The services are loaded once for all of them."""
import os
import runpy
import sys
import threading
from http.server import ThreadingHTTPServer

server, *ports = sys.argv[1:]
sys.argv = [server]
handler = runpy.run_path(server)['H']
# Else every answer waits for the acknowledgement of its head.
handler.disable_nagle_algorithm = True
listening = [ThreadingHTTPServer(('127.0.0.1', int(port)), handler) for port in ports]
mine = next((one for one in listening[1:] if os.fork() == 0), listening[0])
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
if mine is listening[0]:
    print('ready', flush=True)
mine.serve_forever()

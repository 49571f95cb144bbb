@echo off
pushd "%~dp0"
set "otbor=otbor"
if exist ..\otbor.exe set "otbor=..\otbor.exe"
if exist otbor.exe set "otbor=otbor.exe"
"%otbor%" run .
set status=%errorlevel%
if %status%==0 start "" out\report.html
if %status%==3 start "" out\report.html
pause

@echo off
pushd "%~dp0"
set "otbor=otbor"
if exist ..\otbor.exe set "otbor=..\otbor.exe"
if exist otbor.exe set "otbor=otbor.exe"
"%otbor%" check .
pause

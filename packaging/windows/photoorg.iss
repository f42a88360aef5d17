; The installer for Windows, of the folder that PyInstaller made (not tested):
;
;     ISCC.exe /DVersion=0.1.0 packaging\windows\photoorg.iss
;
; Installs for one user, without asking for an administrator. The library of photos is in the
; user's own folders, which uninstalling leaves alone.

#ifndef Version
  #error "Give the version: /DVersion=..."
#endif

[Setup]
AppId={{6E2B5F0A-52C7-4C53-9E4C-6F1E7B0D9A41}
AppName=photoorg
AppVersion={#Version}
AppPublisher=The photoorg authors
DefaultDirName={autopf}\photoorg
DefaultGroupName=photoorg
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=photoorg-{#Version}-setup
UninstallDisplayIcon={app}\photoorg.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Files]
Source: "..\..\dist\photoorg\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\photoorg"; Filename: "{app}\photoorg.exe"

[Registry]
; In the menu of folders, beside "Open", which stays what it was.
Root: HKA; Subkey: "Software\Classes\Directory\shell\photoorg"; ValueType: string; ValueData: "Find people with photoorg"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\photoorg"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\photoorg.exe"
Root: HKA; Subkey: "Software\Classes\Directory\shell\photoorg\command"; ValueType: string; ValueData: """{app}\photoorg.exe"" ""%1"""

[Run]
Filename: "{app}\photoorg.exe"; Description: "{cm:LaunchProgram,photoorg}"; Flags: nowait postinstall skipifsilent

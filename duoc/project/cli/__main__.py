from duoc.project.cli import main

main()
